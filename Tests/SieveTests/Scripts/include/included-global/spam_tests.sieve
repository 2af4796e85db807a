require ["include", "variables"];
set "global.tested" "${global.tested} site";
if header :contains "x-score" "+++" {
    set "global.tested" "${global.tested} found";
    return;
}
set "global.tested" "${global.tested} passed";
