require "vacation-seconds";
vacation :seconds "60" "Away.";
vacation :seconds "Away.";
vacation :seconds 60;
