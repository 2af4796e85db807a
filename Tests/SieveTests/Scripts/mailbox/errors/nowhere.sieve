require "fileinto";
fileinto "Nowhere.At.All";
