// switch: over small integers and over strings, as a small machine.
const program = ['push', 3, 'push', 4, 'add', 'dup', 'mul', 'push', 9, 'mod', 'drop'];
function run(times) {
    let result = 0;
    for (let t = 0; t < times; t++) {
        const stack = [];
        for (let pc = 0; pc < program.length; pc++) {
            switch (program[pc]) {
                case 'push':
                    stack.push(program[++pc]);
                    break;
                case 'add':
                    stack.push(stack.pop() + stack.pop());
                    break;
                case 'mul':
                    stack.push(stack.pop() * stack.pop());
                    break;
                case 'dup':
                    stack.push(stack[stack.length - 1]);
                    break;
                case 'mod': {
                    const b = stack.pop();
                    stack.push(stack.pop() % b);
                    break;
                }
                case 'drop':
                    result += stack.pop();
                    break;
                default:
                    throw new Error('unknown');
            }
        }
    }
    return result;
}
let state = 0;
let steps = 0;
for (let i = 0; i < 8000000; i++) {
    switch (state) {
        case 0:
            state = 1;
            break;
        case 1:
            state = i & 1 ? 2 : 3;
            break;
        case 2:
            steps += 2;
        case 3:
            steps++;
            state = 4;
            break;
        default:
            state = 0;
    }
}
console.log(run(250000), steps);
