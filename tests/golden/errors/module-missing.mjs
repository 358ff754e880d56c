// exit: 1
// What has no stack of its own is reported without the brackets that console.log puts round it.
import './nothing.mjs';
