import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PRIORITIES } from "@/lib/domain/ticket";
import { splitWords } from "@/lib/text/split-words";
import { anyText } from "@/tests/contracts/gemini/any-text";
import { assessPriority } from "./assess-priority";

const judge = (text: string) => assessPriority(splitWords(text)).prediction;

describe("priority by rules", () => {
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
  ])("%s → %s [S0.2] [S3.4]", (text, priority) => expect(judge(text).value).toBe(priority));

  it("an address that contains asap, or a link that contains critical, is no urgency", () => {
    expect(judge("Mail me at asap@urgent.example.com, see https://x.example/critical/outage")).toMatchObject({
      value: "medium",
      quotes: [],
      confidence: null,
    });
  });

  it('"whenever I click" says when it happens, not that there is time', () => {
    expect(judge("Whenever I click, the page is blank").value).toBe("medium");
  });

  it("words that pull both ways meet in the middle and are both named", () => {
    const prediction = judge("I was charged twice. Not urgent.");
    expect(prediction.value).toBe("medium");
    expect(prediction.reason).toEqual({ code: "mixed-urgency", words: ["charged twice", "Not urgent"] });
  });

  it("a negated outage is none, and a negation ends with its sentence", () => {
    expect(judge("There is no outage").value).toBe("medium");
    expect(judge("I do not know. Urgent").value).toBe("high");
  });

  it("urgent said ten times is not critical", () => {
    expect(judge("urgent ".repeat(10)).value).toBe("high");
  });

  it("names the words that decided, as they stand in the text", () => {
    expect(judge("Server IS DOWN since 9, our Customers complain")).toMatchObject({
      value: "critical",
      quotes: ["IS DOWN", "our Customers"],
      reason: { code: "urgency-words" },
    });
  });

  it("gives a known priority, true quotes and a confidence within 0 and 1 for any text", () => {
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
      fc.property(text, (given) => {
        const { value, confidence, quotes } = judge(given);
        expect(PRIORITIES).toContain(value);
        if (confidence !== null) expect(confidence > 0 && confidence < 1).toBe(true);
        for (const quote of quotes) expect(given).toContain(quote);
      }),
    );
  });
});
