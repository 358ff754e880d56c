console.log('4: plain awaits nothing');
export const plain = 'plain';
