// Method calls: a class, its heir, super, an accessor and a private field.
class Shape {
    #hits = 0;
    constructor(side) {
        this.side = side;
    }
    area() {
        this.#hits++;
        return this.side * this.side;
    }
    get hits() {
        return this.#hits;
    }
}
class Box extends Shape {
    area() {
        return super.area() + 1;
    }
    grow(by) {
        this.side = (this.side + by) % 10;
        return this;
    }
}
const shapes = [new Shape(2), new Box(3)];
let sum = 0;
for (let i = 0; i < 3000000; i++) {
    sum = (sum + shapes[i & 1].area()) & 0xffffff;
    shapes[1].grow(1);
}
console.log(sum, shapes[0].hits, shapes[1].hits);
