// A loop over doubles: the Mandelbrot set on a small grid.
function mandelbrot(size, limit) {
    let inside = 0;
    for (let py = 0; py < size; py++) {
        for (let px = 0; px < size; px++) {
            const cx = (px / size) * 3 - 2;
            const cy = (py / size) * 2 - 1;
            let x = 0;
            let y = 0;
            let n = 0;
            while (n < limit && x * x + y * y < 4) {
                const next = x * x - y * y + cx;
                y = 2 * x * y + cy;
                x = next;
                n++;
            }
            if (n === limit) inside++;
        }
    }
    return inside;
}
console.log(mandelbrot(400, 150));
