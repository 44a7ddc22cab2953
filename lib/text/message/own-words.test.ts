import { describe, expect, it } from "vitest";
import { ownWords } from "./own-words";

const REQUEST = "The report totals are wrong since Monday.";

describe("the writer's own words", () => {
  it.each([
    [
      "a dashed disclaimer",
      `${REQUEST}\n--\nThis e-mail is confidential and intended for the addressee. Unauthorised access is fraud. Phishing? Call us immediately.`,
    ],
    [
      "a signature",
      `${REQUEST}\n\nBest regards\nPia Holm\nHead of Fraud Prevention\nParking deck P1, Unit 3\n+49 30 123456`,
    ],
    [
      "an English quote",
      `${REQUEST}\n\nOn Tue, 24 Nov 2026 at 10:12, Support <help@desk.example> wrote:\n> You were charged twice in May and we refunded it.\n> Regards`,
    ],
    [
      "a quote without marks",
      `${REQUEST}\n\nAm 24.11.2026 um 10:12 schrieb Jo Beck:\n\nSie wurden zweimal belastet.\n\nGruß`,
    ],
    ["a French quote", `${REQUEST}\n\nLe mar. 24 nov. 2026 à 10:12, Support <a@b.example> a écrit :\n> Remboursement`],
    ["a Spanish quote", `${REQUEST}\n\nEl mar, 24 nov 2026 a las 10:12, Ana (<a@b.example>) escribió:\n> Reembolso`],
    [
      "an Italian quote",
      `${REQUEST}\n\nIl giorno mar 24 nov 2026 alle ore 10:12 Ana <a@b.example> ha scritto:\n> Rimborso`,
    ],
    ["a Dutch quote", `${REQUEST}\n\nOp di 24 nov 2026 om 10:12 schreef Jan <a@b.example>:\n> Terugbetaling`],
    ["a Polish quote", `${REQUEST}\n\nW dniu wt., 24 lis 2026 o 10:12 Jan <a@b.example> napisał(a):\n> Zwrot`],
    [
      "an attribution in two lines",
      `${REQUEST}\n\nOn Tue, 24 Nov 2026 at 10:12, A Very Long Name of a Person\n<help@desk.example> wrote:\n> Refund`,
    ],
    [
      "an Outlook header",
      `${REQUEST} It was right before that, and nobody here changed anything in the template.\n\n________________________________\nFrom: Billing <b@desk.example>\nSent: Monday, 23 November 2026 09:00\nTo: Pia Holm\nSubject: Refund\n\nYou were charged twice.`,
    ],
    [
      "a German header",
      `${REQUEST} Vorher stimmten sie, und an der Vorlage hat niemand etwas geändert.\n\nVon: Ana\nGesendet: Montag\nAn: Pia\nBetreff: Erstattung\n\nDoppelt belastet.`,
    ],
    ["a phone's line", `${REQUEST}\n\nSent from my iPhone`],
    ["a greeting", `Hi team,\n\n${REQUEST}`],
    [
      "a company's register entry",
      `${REQUEST}\n\nHolm Ltd, registered in England, company no 1234567, VAT GB112233445`,
    ],
    [
      "log lines",
      `2026-11-24 10:12:01 INFO start\n2026-11-24 10:12:02 ERROR webhook failed: 502\n2026-11-24 10:12:03 INFO retry\n\n${REQUEST}`,
    ],
  ])("%s is not read as the request", (_part, text) => {
    expect(ownWords(text)).toMatch(/^The report totals are wrong since Monday\./);
    expect(ownWords(text)).not.toMatch(
      /fraud|refund|charged|belastet|vat|remb|reemb|rimb|terug|zwrot|webhook|iphone|team/i,
    );
  });

  it("The answer below a quote counts", () => {
    expect(ownWords(`On Mon, 23 Nov 2026, Support wrote:\n> Which browser?\n\nFirefox. ${REQUEST}`)).toBe(
      `Firefox. ${REQUEST}`,
    );
  });

  it("A forwarded mail is the request", () => {
    const forwarded = "Our till no longer prints receipts.";
    for (const text of [
      `FYI\n\n---------- Forwarded message ----------\nFrom: Ann <a@b.example>\nDate: Mon, 23 Nov 2026\nSubject: Till\nTo: Bob\n\n${forwarded}`,
      `Please look.\n\nFrom: Ann\nSent: Monday\nTo: Bob\nSubject: Till\n\n${forwarded}\n\nKind regards\nAnn`,
    ])
      expect(ownWords(text)).toMatch(new RegExp(`${forwarded}$`));
  });

  it.each([
    "Automatic reply: I am away. In urgent cases please contact my colleague.",
    "Out of office: I will be back on Monday. For urgent matters call my deputy Lena.",
    "Abwesenheitsnotiz: Ich bin bis Montag nicht im Haus.",
    "Réponse automatique : je suis absent jusqu'à lundi.",
  ])("An automatic reply says nothing: %s", (text) => {
    expect(ownWords(text)).toBe("");
  });

  it("Pasted HTML becomes plain text", () => {
    const html = `<html><head><style>p.MsoNormal{margin:0}</style></head><body><p class="MsoNormal">Hi,<br></p><p>${REQUEST}</p></body></html>`;
    expect(ownWords(html)).toBe(REQUEST);
    expect(ownWords(`<div dir="ltr">Hi,<br>${REQUEST}</div>`)).toBe(REQUEST);
  });

  it.each([
    "Thanks. Now I cannot sign in any more, the password is refused.",
    "Is x < y or y > z in rule 4? The <b> tag in the footer is not rendered.",
    "hello",
    "From: and To: are swapped in the export. Date: is empty.",
    "Dear all, we can't work.",
    "A guest called.\n\nI received a confidential email that was intended for her. Please delete it.",
    "Please check.\n\nMy mother got a message that looks like phishing, it says never ask the bank. Is it fraud?",
    "It fails at line 3:\nERROR no space left\nWhat now?",
    "On Monday he wrote: it does not work.",
    "",
  ])("A text of nothing but own words stays as it is: %j", (text) => {
    expect(ownWords(text)).toBe(text);
  });

  it("A long hostile text is split in linear time", () => {
    const pieces = ["> ", "On a ", "From: x\n", "a@b ", "Regards\n", "<div>", "- ", "am ", "\n", "Forwarded message\n"];
    for (const piece of [...pieces, "--\n", "On a b c wrote:\n> a\n", "From: x\nTo: y\nSubject: z\n\n"])
      expect(typeof ownWords(piece.repeat(50_000 / piece.length))).toBe("string");
  });
});
