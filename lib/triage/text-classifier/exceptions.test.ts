import { expect, it } from "vitest";
import { predictLabels } from "./classifier";
import { decodeClassifier, encodeClassifier } from "./encode";
import { exceptionFor, exceptionsOf, SAME_TEXT_CONFIDENCE } from "./exceptions";
import { train } from "./train";

const text = (body: string, title: string | null = null) => ({ title, body });
const BODY = "The toner is low on floor two";

it("Exceptions match regardless of case, punctuation and spaces", () => {
  const exceptions = exceptionsOf([{ text: text(BODY), label: 1, predicted: 0 }]);
  expect(exceptionFor(text("the TONER is low,\n on floor  two!"), exceptions)).toBe(1);
  expect(exceptionFor(text("is low on floor two", "The toner"), exceptions)).toBe(1);
  expect(exceptionFor(text("The toner is low on floor three"), exceptions)).toBeUndefined();
});

it("Of equal texts the newest label counts, even if it is no exception", () => {
  const [newest, older] = [
    { text: text(BODY), label: 2, predicted: 0 },
    { text: text(BODY), label: 1, predicted: 0 },
  ];
  expect(exceptionFor(text(BODY), exceptionsOf([newest, older]))).toBe(2);
  expect(exceptionsOf([{ ...newest, predicted: 2 }, older]).size).toBe(0);
});

it("A text of three words or fewer is no exception", () => {
  expect(exceptionsOf([{ text: text("please help me"), label: 1, predicted: 0 }]).size).toBe(0);
});

it("A text gets the class that people gave it, also after encoding; its neighbours don't", () => {
  const rows = Array.from({ length: 80 }, (_, n) => ({
    ...text(n % 2 ? `the printer tray number ${n} has a paper jam` : `my password number ${n} is not taken at login`),
    labels: [n % 2 ? "printing" : "access"],
  }));
  const odd = { ...text("the printer tray number 7 has a paper jam again"), labels: ["access"] };
  const { classifier } = train([odd, ...rows], { kind: "one" });
  const predictions = (body: string) =>
    predictLabels(decodeClassifier(encodeClassifier(classifier))!, text(body)).ranking;
  expect(predictions(odd.body)[0]).toEqual({ label: "access", confidence: SAME_TEXT_CONFIDENCE });
  expect(predictions(odd.body).reduce((sum, { confidence }) => sum + confidence, 0)).toBeCloseTo(1);
  expect(predictions("the printer tray number 8 has a paper jam again")[0]?.label).toBe("printing");
});
