0x_1; 1__0; 0b12; 09.5; 1e; .5.e; 1_000n; 0777; "\8\08\u{0}\x4"; /[/\]](?<n>a)\k<n>(?=b)/dgimsuy; /(?:/;
'use strict'; with (a) b; 010; delete c; eval = 1; let let = 1; yield; implements; arguments++;
