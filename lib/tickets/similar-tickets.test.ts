import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { jobActor, type PersonActor } from "@/lib/auth/actor";
import type { Db } from "@/lib/db/client";
import { tickets } from "@/lib/db/schema";
import { createPerson, testContext, testDatabase } from "@/tests/support/database";
import { setEnvironment } from "@/tests/support/settings";
import { createCategoryRow, createTeamRow, openTestTicket } from "@/tests/support/workspace";
import { assignTicket } from "./assign-ticket";
import { cancelTicket } from "./cancel-ticket";
import { deleteTicket } from "./delete-ticket";
import { resolveTicket } from "./resolve-ticket";
import { similarTickets } from "./similar-tickets";

let db: Db;
let ida: PersonActor;
let jon: PersonActor;
let moderator: PersonActor;
let admin: PersonActor;
let spooler: string;

const SPOOLER =
  "Since the update on Tuesday the print spooler on the second floor stops with 0x80070005 and every queued document is lost.";
const NOTES = "Gave the service account back its right to the spool folder.";

beforeAll(async () => {
  setEnvironment({ LIMIT_CLASSIFY_PER_MINUTE: "1000" });
  db = await testDatabase();
  [ida, jon] = [await createPerson(db), await createPerson(db)];
  moderator = await createPerson(db, "moderator");
  admin = await createPerson(db, "admin");
  for (const text of OTHERS) await solved(jon, text);
  spooler = await solved(ida, SPOOLER, "Print spooler stops", NOTES);
});

const OTHERS = [
  "The projector in the large meeting room shows a green picture, whatever cable is used.",
  "Please order two docking stations and a keyboard with a German layout for our new colleague.",
  "My mailbox is full and the archive has not moved old mails since the summer.",
  "VPN drops after ten minutes when I work from the train, and the tunnel comes back only after a restart.",
  "The invoice of March has the wrong VAT number, could accounting send a corrected one?",
  "Outlook asks for the password again and again although it was changed yesterday.",
  "Guten Tag, ich habe hier immer noch keine Rechnung und kann das Abonnement nicht verlängern, bitte um Nachricht, danke.",
];

async function solved(by: PersonActor, description: string, title?: string, notes?: string): Promise<string> {
  const { id, version } = await openTestTicket(db, by, { description, ...(title ? { title } : {}) });
  await resolveTicket(testContext(db, admin), { ticket: id, version, notes });
  return id;
}

/** A new process without word counts. */
const as = (actor: PersonActor) => {
  (globalThis as { __signalboxWords?: WeakMap<Db, unknown> }).__signalboxWords?.delete(db);
  return testContext(db, actor);
};
const like = async (actor: PersonActor, description: string, title?: string) =>
  (await similarTickets(as(actor), { description, title })).tickets;
const ids = (found: { id: string }[]) => found.map(({ id }) => id);

describe("similarTickets", () => {
  it("A similar resolved ticket comes with its resolution and a reason", async () => {
    const [first] = await like(admin, "Nothing prints: the print spooler says 0x80070005 and the document is gone.");
    expect(first).toMatchObject({
      id: spooler,
      title: "Print spooler stops",
      status: "resolved",
      resolutionNotes: NOTES,
      possibleDuplicate: false,
    });
    expect(first!.resolvedAt).toMatch(/^\d{4}-/);
    expect(first!.reason).toMatch(/^Both mention “.+”\.$/);
    expect(first!.reason).toContain("“0x80070005”");
    expect(first!.reason).toContain("“print spooler”");
    expect(first!.score).toBeGreaterThan(0.35);
    expect(first!.score).toBeLessThanOrEqual(1);
  });

  it.each([
    ["typos", "The print spoler on the secnd floor stops wiht 0x80070005, documnt lost since Tuesday update"],
    ["typos everywhere but in order", "sinse the updat print spooller seconnd flooor queud documents lots"],
    ["another order", "Document lost, queued: 0x80070005. Floor second, spooler print, Tuesday, update."],
    ["other endings", "Print spoolers on the second floors stopped, queued documents are lost since the updates"],
  ])("A similar ticket is found in spite of %s", async (_what, text) => {
    expect(ids(await like(admin, text))[0]).toBe(spooler);
    expect(ids(await like(ida, text))[0]).toBe(spooler);
  });

  it("A title with typos alone finds a ticket with rare words", async () => {
    const id = await solved(ida, "The curve leaves the band after an hour.", "Turbidimeter kalibration");
    for (const actor of [admin, ida]) {
      expect(ids(await like(actor, "Please look at it soon.", "Turbidimetr kalibratin"))).toEqual([id]);
    }
  });

  it("A ticket can be the query, and is never similar to itself", async () => {
    const { number, id } = await openTestTicket(db, ida, { description: `Again! ${SPOOLER}` });
    for (const ticket of [id, number]) {
      expect(ids((await similarTickets(as(admin), { ticket })).tickets)).toEqual([spooler]);
    }
    await cancelTicket(testContext(db, ida), { ticket: id, version: 1 });
    expect(ids((await similarTickets(as(admin), { ticket: spooler })).tickets)).not.toContain(spooler);
  });

  it("At most five tickets are returned, nearest first and always in the same order", async () => {
    const words = "Scanner E4711 in the archive feeds two pages at once";
    for (let copy = 0; copy < 7; copy++) await solved(jon, `${words}${", and jams, really".repeat(copy)}.`);
    const found = await like(admin, words);
    expect(found).toHaveLength(5);
    expect(found.map(({ score }) => score)).toEqual(found.map(({ score }) => score).sort((a, b) => b - a));
    expect(await like(admin, words)).toEqual(found);
  });
});

describe("queries without a match", () => {
  it.each([
    ["gibberish", "asdkjh qweoiu zxmnb plokm wsxedc rfvtgb"],
    [
      "common words alone",
      "Hello, please help me, I have a problem with it and it is not working, thank you very much!",
    ],
    ["common words of another language", "Guten Tag, ich habe hier immer noch das und kann es nicht, bitte danke"],
    ["one shared word", "The spooler of thread on my sewing machine is empty."],
    ["another subject", "Could somebody water the plants in the lobby while the gardener is away?"],
    ["emoji and signs", "🔥🔥🔥 !!! ??? --- 💥"],
    ["zero-width characters", "\u200b\u200b \u2060 \ufeff."],
  ])("Nothing is similar to %s", async (_what, text) => {
    expect(await like(admin, text)).toEqual([]);
    expect(await like(ida, text)).toEqual([]);
  });

  it("Nothing is similar to a text whose words occur in every ticket", async () => {
    const banner = "Automatic report from monitoring gateway: threshold exceeded";
    for (let n = 0; n < 60; n++) await solved(jon, `${banner} ${String.fromCharCode(97 + (n % 26)).repeat(4)}`);
    expect(await like(admin, "Automatic report from monitoring gateway")).toEqual([]);
  });
});

describe("hostile input", () => {
  it.each([
    "'; drop table tickets; -- print spooler 0x80070005 document",
    "print:* & !spooler | (0x80070005 <-> document) \\ : * < > ' \" $1 %s",
    "((((((print spooler))))) 0x80070005 document))))",
    "print\\' spooler' 0x80070005'; document",
  ])("Query syntax has no meaning to the database: %j", async (text) => {
    expect(ids(await like(admin, text))).toEqual([spooler]);
    expect(ids(await like(ida, text))).toEqual([spooler]);
  });

  it.each([
    ["50,000 letters", "a".repeat(50_000)],
    ["50,000 letters after words", `print spooler 0x80070005 document ${"b".repeat(49_000)}`],
    ["10,000 words", "spooler document ".repeat(2_900)],
    ["10,000 different words", Array.from({ length: 7_000 }, (_, n) => `w${n}`).join(" ")],
    ["half a surrogate pair", "print spooler 0x80070005 document \ud83d"],
    ["marks alone", "\u0301".repeat(500)],
    ["quotes alone", "'".repeat(50_000)],
    ["dots and at signs", "a.@".repeat(16_000)],
  ])("A long or odd text is read up to a limit: %s", async (_what, text) => {
    for (const actor of [admin, ida]) expect(Array.isArray(await like(actor, text))).toBe(true);
  });

  it("An empty title counts as none", async () => {
    expect(ids(await like(admin, SPOOLER, ""))).toEqual([spooler]);
  });
});

describe("who sees which results", () => {
  it("A requester finds only their own tickets, and other tickets never change the result", async () => {
    const [mia, leo] = [await createPerson(db), await createPerson(db)];
    const own = await solved(mia, "Badge reader at the north gate blinks red and refuses my card with code B-204.");
    const text = "My card is refused at the north gate, the badge reader blinks red and shows B-204.";
    const before = await like(mia, text);
    expect(ids(before)).toEqual([own]);
    const theirs = await Promise.all([1, 2, 3].map((n) => solved(leo, `${text} It happened ${n} times.`)));
    await openTestTicket(db, leo, { description: text });
    expect(await like(mia, text)).toEqual(before);
    expect(ids(await like(leo, text)).sort()).toEqual(expect.arrayContaining(theirs));
    expect(ids(await like(leo, text))).not.toContain(own);
    expect(await like(jon, text)).toEqual([]);
    await expect(similarTickets(as(leo), { ticket: own })).rejects.toMatchObject({ code: "not_found" });
  });

  it("A moderator finds only tickets they may see", async () => {
    const colleague = await createPerson(db, "moderator");
    const theirs = await createCategoryRow(db, await createTeamRow(db, [colleague]));
    const text = "Forklift charger FX-90 trips the fuse in hall seven whenever the compressor starts.";
    const { id } = await openTestTicket(db, jon, { description: text, category: theirs.slug });
    await assignTicket(testContext(db, admin), { ticket: id, personId: colleague.id, version: 1 });
    await resolveTicket(testContext(db, colleague), { ticket: id, version: 2 });
    expect(await like(moderator, text)).toEqual([]);
    expect(ids(await like(colleague, text))).toEqual([id]);
    expect(ids(await like(admin, text))).toEqual([id]);
  });

  it("Staff with `own` find only their own requests", async () => {
    const own = await solved(admin, `${SPOOLER} In the basement.`);
    const found = await similarTickets(as(admin), { description: SPOOLER, own: true });
    expect(ids(found.tickets)).toEqual([own]);
  });

  it("Deleted and cancelled tickets are never found", async () => {
    const text = "Turnstile TS-12 in the canteen counts every guest twice since Friday noon.";
    const deleted = await solved(jon, text);
    const { id } = await openTestTicket(db, jon, { description: text });
    await deleteTicket(testContext(db, admin), { ticket: deleted });
    await cancelTicket(testContext(db, admin), { ticket: id, version: 1 });
    for (const actor of [admin, jon]) expect(await like(actor, text)).toEqual([]);
  });

  it("Too many searches are refused", async () => {
    setEnvironment({ LIMIT_CLASSIFY_PER_MINUTE: "1" });
    const eve = await createPerson(db);
    await like(eve, SPOOLER);
    await expect(like(eve, SPOOLER)).rejects.toMatchObject({ code: "too_many" });
    const { id } = await openTestTicket(db, eve);
    await similarTickets(as(eve), { ticket: id });
    setEnvironment({ LIMIT_CLASSIFY_PER_MINUTE: "1000" });
  });
});

describe("possible duplicates", () => {
  const text =
    "The door display of room Vesuvius shows bookings of room Etna since the calendar was moved, panel DP-31.";
  let open: string;
  beforeAll(async () => {
    open = (await openTestTicket(db, ida, { description: text })).id;
  });

  it("An open ticket with the same text, in any order and with a typo, is a possible duplicate", async () => {
    const same =
      "Since the calendar was moved, panel DP-31: the door display of room Vesuvus shows bookings of room Etna!";
    for (const actor of [ida, admin]) {
      expect(await like(actor, same)).toMatchObject([{ id: open, status: "open", possibleDuplicate: true }]);
    }
    expect(await like(jon, same)).toEqual([]);
  });

  it.each([
    ["another number", text.replace("DP-31", "DP-32")],
    ["more to say", `${text} Besides, the badge printer in reception prints white cards, and coffee is out.`],
    ["less to say", "The door display of room Vesuvius shows bookings of another room."],
  ])("A ticket with %s is no duplicate and is not shown", async (_what, other) => {
    expect(await like(ida, other)).toEqual([]);
    expect(await like(admin, other)).toEqual([]);
  });

  it("Two different requests with the same company footer are not similar", async () => {
    const footer =
      "\n\n--\nThis e-mail is confidential and intended for the addressee. Holm Ltd, registered in England, VAT GB112233445.";
    await openTestTicket(db, ida, { description: `Please reset the password of Mr Voss.${footer}` });
    for (const actor of [ida, admin]) expect(await like(actor, `Webhooks arrive twice.${footer}`)).toEqual([]);
  });

  it("A duplicate of another person needs more words, because many people forget a password", async () => {
    const { id } = await openTestTicket(db, jon, { description: "Forgot the password of payroll portal" });
    expect(ids(await like(jon, "Forgot password of the payroll portal"))).toEqual([id]);
    expect(await like(admin, "Forgot password of the payroll portal")).toEqual([]);
  });

  it("A resolved ticket is no possible duplicate", async () => {
    const [row] = await db.select({ version: tickets.version }).from(tickets).where(eq(tickets.id, open));
    await resolveTicket(testContext(db, admin), { ticket: open, version: row!.version });
    expect(await like(admin, text)).toMatchObject([{ id: open, status: "resolved", possibleDuplicate: false }]);
  });
});

describe("the reason", () => {
  it("The reason names only words that both texts contain literally", async () => {
    const mine =
      "E-mail servers refuse the certificate (CN mismatch, X509-7) on the relay of Bergen; IMAP clients prompt twice";
    const theirs = "Relay Bergen: certificate mismatch X509-7, clients prompted, email server refused connections";
    await solved(ida, theirs);
    const [found] = await like(ida, mine);
    const named = [...found!.reason.matchAll(/“([^”]+)”/g)].map(([, words]) => words!.toLowerCase());
    expect(named.length).toBeGreaterThan(0);
    for (const words of named) {
      expect(mine.toLowerCase()).toContain(words);
      expect(theirs.toLowerCase()).toContain(words);
    }
  });
});

it("An unknown ticket is not found, and a job can search too", async () => {
  await expect(similarTickets(as(admin), { ticket: "TKT-20200101-0001" })).rejects.toMatchObject({ code: "not_found" });
  const { tickets: found } = await similarTickets(testContext(db, jobActor("pipeline")), { description: SPOOLER });
  expect(ids(found)).toContain(spooler);
});
