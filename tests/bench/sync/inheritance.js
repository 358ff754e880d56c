// Classes three deep: super calls, super properties, accessors, toString; one site, many shapes.
class Animal {
    constructor(weight) {
        this.weight = weight;
    }
    get mass() {
        return this.weight * 2;
    }
    toString() {
        return 'animal ' + this.weight;
    }
}
class Dog extends Animal {
    constructor(weight, age) {
        super(weight);
        this.age = age;
    }
    get mass() {
        return super.mass + this.age;
    }
}
class Puppy extends Dog {
    constructor(weight) {
        super(weight, 1);
        this.toys = 0;
    }
    set toy(count) {
        this.toys += count;
    }
}
const heirs = Array.from({ length: 12 }, (_, i) => {
    class Heir extends Animal {
        ['own' + i] = i;
    }
    return new Heir(i);
});
let sum = 0;
for (let i = 0; i < 600000; i++) {
    const puppy = new Puppy(i & 7);
    puppy.toy = 2;
    sum += puppy.mass + puppy.toys + `${puppy}`.length;
    const heir = heirs[i % heirs.length];
    sum += heir.weight + heir.mass;
}
console.log(sum);
