require ["include", "variables"];
global "seen";
set "seen" "${seen}1";
if true {
    return;
}
set "seen" "${seen}2";
