export const both = 2;
export const only = 2;
