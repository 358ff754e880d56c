({ ...(() => 1), get
{ return 2; } }.g)
