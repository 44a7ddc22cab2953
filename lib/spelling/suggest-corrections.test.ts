import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STARTER_CATEGORIES, STARTER_SKILLS } from "@/lib/catalogue/starter";
import { anyText } from "@/tests/contracts/gemini/any-text";
import { LANGUAGE_SAMPLES } from "@/tests/support/language-samples";
import { applyCorrections } from "./apply-corrections";
import { buildDictionary } from "./dictionary";
import { STARTER_CORRECTIONS } from "./starter-corrections";
import { suggestCorrections } from "./suggest-corrections";

const SOURCES = {
  corrections: STARTER_CORRECTIONS,
  vocabulary: [
    ...STARTER_CATEGORIES.flatMap(({ name, keywords }) => [name, ...keywords]),
    ...STARTER_SKILLS.flatMap(({ name, aliases }) => [name, ...aliases]),
  ],
  descriptions: STARTER_CATEGORIES.map(({ description }) => description),
};
const DICTIONARY = buildDictionary(SOURCES);
const LAX = { ...DICTIONARY, languages: new Set(Object.keys(LANGUAGE_SAMPLES)) };

const said = (text: string, dictionary = DICTIONARY) =>
  suggestCorrections(text, dictionary).map(({ written, proposed }) => `${written} → ${proposed}`);

describe("a slip in what somebody writes", () => {
  it("A misspelling in the dictionary is proposed with its position, as a whole word [S3.1]", () => {
    const text = "I did not recieve the mail.";
    expect(suggestCorrections(text, DICTIONARY)).toEqual([
      { start: 10, end: 17, written: "recieve", proposed: "receive", reason: "dictionary" },
    ]);
    expect(applyCorrections(text, suggestCorrections(text, DICTIONARY))).toBe("I did not receive the mail.");
  });

  it("A misspelling near one of the workspace's terms is proposed too [S3.1]", () => {
    const text = "My acount has no autenticator any more, and the kuberneets webhok fails.";
    expect(suggestCorrections(text, DICTIONARY).map(({ proposed, reason }) => [proposed, reason])).toEqual([
      ["account", "near"],
      ["authenticator", "near"],
      ["kubernetes", "near"],
      ["webhook", "near"],
    ]);
  });

  it("A correction keeps the written case, except for names", () => {
    expect(said("Teh printer. teh printer. PLEASE RECIEVE IT.")).toEqual([
      "Teh → The",
      "teh → the",
      "RECIEVE → RECEIVE",
    ]);
    expect(said("my outlok, Javascirpt and javascirpt")).toEqual([
      "outlok → Outlook",
      "Javascirpt → JavaScript",
      "javascirpt → JavaScript",
    ]);
  });

  it("Misspellings are found next to punctuation and line breaks, with either apostrophe", () => {
    expect(said("(teh)\n„teh printer“ recieve,teh — teh… *teh*")).toEqual([
      "teh → the",
      "teh → the",
      "recieve → receive",
      "teh → the",
      "teh → the",
      "teh → the",
    ]);
    expect(said("It din’t work; it dosen't.")).toEqual(["din’t → didn't", "dosen't → doesn't"]);
  });

  it("Misspellings in another language are found only in the dictionary", () => {
    expect(said("Die Rechung ist falsch, ich kann mich mit dem Paswort nicht mehr anmelden.")).toEqual([
      "Rechung → Rechnung",
      "Paswort → Passwort",
    ]);
    expect(said("No puedo iniciar la sesion, la contrasena es incorrecta y no se por que.")).toEqual([
      "sesion → sesión",
      "contrasena → contraseña",
    ]);
  });
});

describe("what is no slip", () => {
  it.each([
    ["a word inside another", "tehran, tehsil, stehen, recievex"],
    ["a word tied to other signs", "teh_thing teh-thing teh2 2teh teh=1 $teh #teh @teh <teh> teh() [teh] -teh a.teh"],
    ["a name with capitals inside", "recieveMail TehPrinter iTeh tEH"],
    ["a single word in quotes", "the folder \"recieve\" and the file 'teh', “recieve”."],
    ["inline code", "run `cat recieve teh now` and ``a teh ` recieve b`` now"],
    ["a fenced block", "before\n```sh\nrecieve teh\n```\nafter"],
    ["a fenced block that is never closed", "~~~\nrecieve teh\n```\nteh"],
    ["an indented line", "It says:\n    recieve teh\n\tteh acount"],
    ["a stack trace", "TypeError: cannot recieve teh\n  at recieve (teh.js:1)\nCaused by: teh acount"],
    ["a line of a log", "2026-11-20 09:41:00 WARN cannot recieve teh\n[2026-11-20T09:41:00Z] teh acount"],
    ["an earlier mail", "> I did not recieve teh mail\n>> teh acount"],
    ["an address", "teh@example.test, recieve.teh@example.test, https://example.test/teh?recieve=acount www.teh.com"],
    ["a path", "/srv/teh/recieve C:\\Users\\Teh\\acount ~/teh teh/acount"],
    ["a person's name", "Ask Mr Teh or Jin Teh about it"],
    ["a name used again and again", "acount is our product. The acount app is down, acount says no"],
  ])("is left alone: %s", (_what, text) => {
    expect(said(text)).toEqual([]);
  });

  it("Correct words near a term are not corrected, in any sample language", () => {
    const near =
      "change charge looked locked beach breach policy expert export crush crash serves server nearly yearly accounts " +
      "centre center colour organise cancelled canceled licence black stock stick track brake amuse price prices " +
      "resent unblock relocation exemption throughout transaction databases downgraded revoked activating suspicions";
    expect(said(near, LAX)).toEqual([]);
    const cognates =
      "serveur profil certificat accès acceso Kredit crédit Produkt produit console consola connexion authentification " +
      "importe exporte error errore Konsole Netzwerk Dokumentation notification integration integracion";
    expect(said(cognates, LAX)).toEqual([]);
    for (const samples of Object.values(LANGUAGE_SAMPLES)) expect(said(samples.join("\n"), LAX)).toEqual([]);
  });

  it("Near words in a language that the workspace does not use are not corrected", () => {
    const text = "Bitte prüft den acount, ich kann mich seit gestern nicht mehr anmelden und brauche Hilfe.";
    expect(said(text)).toEqual([]);
    expect(said(text, LAX)).toEqual(["acount → account"]);
  });

  it("A word as near to another word as to a term is not corrected", () => {
    const near = (...vocabulary: string[]) =>
      said("the potal", buildDictionary({ corrections: [], vocabulary, descriptions: [] }));
    expect(near("portal")).toEqual(["potal → portal"]);
    expect(near("portal", "postal")).toEqual([]);
  });
});

describe("whatever the text", () => {
  const word = fc.constantFrom("teh", "recieve", "acount", "printer", "Teh", "TEH", "outlok");
  const glue = fc.constantFrom(
    " ",
    "\n",
    ", ",
    ". ",
    "`",
    "\n> ",
    "\n```\n",
    "/",
    "@",
    "://",
    "\n    ",
    "(",
    ")",
    "_",
    "-",
    '"',
  );
  const texts = fc.array(fc.oneof(word, glue, anyText), { maxLength: 60 }).map((parts) => parts.join(""));

  it("Proposals quote the text, in order and without overlaps, for any text", () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { start, end, written, proposed } of suggestCorrections(text, LAX)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(text.slice(start, end)).toBe(written);
          expect(proposed).not.toBe(written);
          last = end;
        }
      }),
    );
  });

  it("Accepting all proposals changes only their words", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = suggestCorrections(text, LAX);
        const gaps = [0, ...found.map(({ end }) => end)].map((from, at) => text.slice(from, found[at]?.start));
        const expected = gaps.map((gap, at) => gap + (found[at]?.proposed ?? "")).join("");
        expect(applyCorrections(text, found)).toBe(expected);
      }),
    );
  });

  const literals = fc.constantFrom<(inside: string) => string>(
    (inside) => `\`${inside}\``,
    (inside) => `\n\`\`\`\n${inside}\n\`\`\`\n`,
    (inside) => `\n> ${inside}\n`,
    (inside) => `\n    ${inside}\n`,
    (inside) => ` https://example.test/${inside.replaceAll(" ", "/")} `,
    (inside) => ` ${inside.replaceAll(" ", ".")}@example.test `,
    (inside) => ` /srv/${inside.replaceAll(" ", "/")} `,
  );

  it("Nothing in code, quotes, addresses or paths is corrected", () => {
    const inside = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(" "));
    const part = fc.tuple(literals, inside);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.map(([wrap, words]) => `so it is ${wrap(words)} and teh end.`).join("\n");
        const corrected = applyCorrections(text, suggestCorrections(text, LAX));
        for (const [wrap, words] of parts) expect(corrected).toContain(wrap(words).trim());
        expect(corrected).not.toContain("and teh end");
      }),
    );
  });

  it("A long text is checked completely", () => {
    const text = `${"x".repeat(24_000)} ${"`".repeat(500)}\n${"(".repeat(20_000)} teh\nteh`;
    expect(said(text).at(-1)).toBe("teh → the");
  });
});
