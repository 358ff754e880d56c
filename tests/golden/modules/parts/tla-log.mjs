export const log = [];
export const say = (text) => console.log(text);
