/* The cost of starting any program: the floor of the start-up benchmark. */
int main(void) { return 0; }
