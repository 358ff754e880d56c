// Where a member is shown that cannot be read, written or deleted, and which natives have no frame.
const nothing = null;
const empty = {};
const deep = { a: null, frozen: Object.freeze({ a: 1 }), f: () => empty };
const getNothing = () => {};

const attempts = {
  case1() { nothing.b += 1; },
  case2() { empty.a.b += 1; },
  case3() { getNothing().b += 1; },
  case4() { empty.a[0] += 1; },
  case5() { nothing["b"] += 1; },
  case6() { empty.a.b ||= 1; },
  case7() { nothing.b ??= 1; },
  case8() { nothing.b++; },
  case9() { 1 + nothing.b--; },
  case10() { empty.a.b++; },
  case11() { ++empty.a.b; },
  case12() { --nothing.b; },
  case13() { empty.a[0]++; },
  case14() { nothing[0]++; },
  case15() { "use strict"; delete Object.freeze({ a: 1 }).a; },
  case16() { "use strict"; delete deep.frozen.a; },
  case17() { "use strict"; let x = delete Object.freeze([1])[0]; },
  case18() { delete deep.a.b; },
  case19() { delete deep.a["b"]; },
  case20() { delete getNothing().b; },
  case21() { let x = delete nothing.a; },
  case22() { return 1 + delete empty.a.b; },
  case23() { empty?.a.b; },
  case24() { empty?.a.b.c; },
  case25() { empty?.a[0]; },
  case26() { empty?.a.b(); },
  case27() { getNothing().x; },
  case28() { deep.f().x.y; },
  case29() { deep.f().x.y.z; },
  case30() { deep.f().x(); },
  case31() { deep.f().x.y(); },
  case32() { empty.a.b.c; },
  case33() { getNothing()[0]; },
  case34() { eval(" 1; with (null) {}"); },
  case35() { new Array(-1); },
  case36() { Array(-1); },
  case37() { new Proxy({}, null); },
};
for (const name of Object.keys(attempts)) {
  try {
    attempts[name]();
  } catch (error) {
    const [message, ...frames] = error.stack.split("\n");
    console.log(String(attempts[name]));
    console.log(message);
    for (const frame of frames.slice(0, 2)) console.log(frame.replace(/\(\/.*\//, "("));
  }
}
