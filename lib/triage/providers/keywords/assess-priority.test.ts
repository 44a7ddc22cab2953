import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRIORITIES } from "@/lib/domain/ticket";
import { splitWords } from "@/lib/text/split-words";
import { anyText } from "@/tests/contracts/gemini/any-text";
import { assessPriority } from "./assess-priority";

const assess = (text: string) => assessPriority(splitWords(text)).prediction;

describe("assessPriority", () => {
  it.each([
    ["The shop is down for everyone!", "critical"],
    ["Production outage, deadline is tonight, nobody can work. By tonight!", "critical"],
    ["Our file server was hit by ransomware", "critical"],
    ["I think my account has been hacked", "critical"],
    ["This is urgent", "high"],
    ["Urgent for all customers", "high"],
    ["Please fix it ASAP", "high"],
    ["I was charged twice", "high"],
    ["I got a phishing mail", "high"],
    ["The printer is not working and I cannot work", "high"],
    ["All customers see crashes", "high"],
    ["My laptop is down and I cannot work", "high"],
    ["I am locked out", "high"],
    ["Everyone likes the new page", "medium"],
    ["A small hack in the code", "medium"],
    ["The window closes immediately", "medium"],
    ["P1: checkout", "critical"],
    ["Das ist dringend", "high"],
    ["How do I change my picture?", "medium"],
    ["The printer is not working", "medium"],
    ["I need it by friday", "medium"],
    ["No rush, but the logo is off", "low"],
    ["It is not urgent", "low"],
    ["This isn't really urgent.", "low"],
    ["no immediate need", "low"],
    ["Fix the typo whenever", "low"],
    ["Whenever you have time", "low"],
    ["Not urgent: a crash on exit", "low"],
    ["Das ist nicht dringend", "low"],
  ])("Text %s has priority %s [S0.2] [S3.4]", (text, priority) => expect(assess(text).value).toBe(priority));

  it("An address with asap and a link with critical are not urgent", () => {
    expect(assess("Mail me at asap@urgent.example.com, see https://x.example/critical/outage")).toMatchObject({
      value: "medium",
      quotes: [],
      confidence: null,
    });
  });

  it("The words “whenever I click” tell when it happens, not that there is time", () => {
    expect(assess("Whenever I click, the page is blank").value).toBe("medium");
  });

  it("Words for both directions give medium, and both are named", () => {
    const prediction = assess("I was charged twice. Not urgent.");
    expect(prediction.value).toBe("medium");
    expect(prediction.reason).toEqual({ code: "mixed-urgency", words: ["charged twice", "Not urgent"] });
  });

  it("A negated outage does not count, and a negation ends with its sentence", () => {
    expect(assess("There is no outage").value).toBe("medium");
    expect(assess("I do not know. Urgent").value).toBe("high");
  });

  it("Ten times urgent is not critical", () => {
    expect(assess("urgent ".repeat(10)).value).toBe("high");
  });

  it("The reason names the deciding words as written", () => {
    expect(assess("Server IS DOWN since 9, our Customers complain")).toMatchObject({
      value: "critical",
      quotes: ["IS DOWN", "our Customers"],
      reason: { code: "urgency-words" },
    });
  });

  it("Any text gets a known priority, real quotes and a confidence within 0 and 1", () => {
    const word = fc.constantFrom(
      "not",
      "urgent",
      "is",
      "down",
      "everyone",
      "whenever",
      ".",
      "hacked",
      "no",
      "rush",
      "@",
      "x",
    );
    const text = fc.oneof(
      anyText,
      fc.array(word).map((words) => words.join(" ")),
    );
    fc.assert(
      fc.property(text, (input) => {
        const { value, confidence, quotes } = assess(input);
        expect(PRIORITIES).toContain(value);
        if (confidence !== null) expect(confidence > 0 && confidence < 1).toBe(true);
        for (const quote of quotes) expect(input).toContain(quote);
      }),
    );
  });
});
