console.log('1: what is imported first begins first');
export const first = 'the first import has long been done';
