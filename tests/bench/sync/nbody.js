// Doubles in properties: three bodies that attract each other.
class Body {
    constructor(x, y, z, vx, vy, vz, mass) {
        this.x = x;
        this.y = y;
        this.z = z;
        this.vx = vx;
        this.vy = vy;
        this.vz = vz;
        this.mass = mass;
    }
}
const bodies = [
    new Body(0, 0, 0, 0, 0, 0, 40),
    new Body(5, -1, 0.1, 0.6, 2.8, -0.02, 0.04),
    new Body(8, 4, -0.4, -1.0, 1.8, 0.008, 0.01),
];
function advance(dt) {
    for (let i = 0; i < bodies.length; i++) {
        const a = bodies[i];
        for (let j = i + 1; j < bodies.length; j++) {
            const b = bodies[j];
            const dx = a.x - b.x;
            const dy = a.y - b.y;
            const dz = a.z - b.z;
            const squared = dx * dx + dy * dy + dz * dz;
            const force = dt / (squared * Math.sqrt(squared));
            a.vx -= dx * b.mass * force;
            a.vy -= dy * b.mass * force;
            a.vz -= dz * b.mass * force;
            b.vx += dx * a.mass * force;
            b.vy += dy * a.mass * force;
            b.vz += dz * a.mass * force;
        }
    }
    for (const body of bodies) {
        body.x += dt * body.vx;
        body.y += dt * body.vy;
        body.z += dt * body.vz;
    }
}
for (let i = 0; i < 250000; i++) advance(0.001);
console.log(bodies.map((b) => b.x.toFixed(9)).join());
