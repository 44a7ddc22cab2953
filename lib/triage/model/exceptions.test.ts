import { expect, it } from "vitest";
import { exceptionFor, exceptionsOf } from "./exceptions";

const text = (body: string, title: string | null = null) => ({ title, body });
const BODY = "The toner is low on floor two";

it("remembers what people put elsewhere, whatever the case, marks and spaces of the same words", () => {
  const exceptions = exceptionsOf([{ text: text(BODY), meant: 1, said: 0 }]);
  expect(exceptionFor(text("the TONER is low,\n on floor  two!"), exceptions)).toBe(1);
  expect(exceptionFor(text("is low on floor two", "The toner"), exceptions)).toBe(1);
  expect(exceptionFor(text("The toner is low on floor three"), exceptions)).toBeUndefined();
});

it("of the same text twice the newest word counts, also where that is no exception any more", () => {
  const [newest, older] = [
    { text: text(BODY), meant: 2, said: 0 },
    { text: text(BODY), meant: 1, said: 0 },
  ];
  expect(exceptionFor(text(BODY), exceptionsOf([newest, older]))).toBe(2);
  expect(exceptionsOf([{ ...newest, said: 2 }, older]).size).toBe(0);
});

it("is made of nothing that a decision could not be about: three words and fewer", () => {
  expect(exceptionsOf([{ text: text("please help me"), meant: 1, said: 0 }]).size).toBe(0);
});
