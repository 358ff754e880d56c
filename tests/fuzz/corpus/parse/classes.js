class A extends (class {}) { static #a = 1; #b; get #c() { return #b in this; } set #c(v) {} static {
    await: 1; } static async *[`m`]() { yield* await 1; } 'constructor'() { super(); } static async
    x; get
    y() {} static static = static; async = 1; get; set; }
