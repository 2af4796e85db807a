require "vacation-seconds";
vacation :days 1 :seconds 60 "Away.";
vacation :seconds 60 :days 1 "Away.";
vacation :seconds 60 :seconds 90 "Away.";
