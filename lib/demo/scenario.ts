import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/clock";
import type { Channel, Priority } from "@/lib/domain/ticket";
import type { RequesterKey, StaffKey } from "./people";

/** A ticket of the demo as it is written down: what came in, what was read out of it, what people then did. */
export interface Scenario {
  /** How long before the demo's first start it came in: "2d 4h 10m". */
  ago: string;
  from: RequesterKey;
  channel?: Channel;
  /** What the requester filled in besides the text. */
  title?: string;
  category?: string;
  priority?: Priority;
  phone?: string;
  text: string;
  /** A written answer of the model. Without one, the built-in reader reads when the demo is seeded. */
  model?: ScriptedOutput;
  /** The pipeline could not finish and left the ticket to people. */
  gaveUp?: boolean;
  steps?: ScenarioStep[];
}

/** A value, how sure, and the pieces of the text it rests on. */
type Read<T> = [value: T, confidence: number, ...quotes: string[]];

/** What a model is written to have said of a ticket; it is believed no more than a true answer would be. */
export interface ScriptedOutput {
  title?: string;
  category: Read<string>;
  priority: Read<Priority>;
  skills?: Read<string[]>;
  summary: string;
  notes?: string[];
  proposes?: string[];
}

/** Who does a step: whoever has the ticket then, who asked, or somebody by name. */
export type StepActor = "owner" | "requester" | StaffKey;

/** Something that somebody did with a ticket, so long after it came in. */
export type ScenarioStep = { after: string; by: StepActor } & (
  | { does: "reply" | "note"; body: string }
  | { does: "move"; status: "open" | "in_progress" | "waiting" }
  | { does: "sort"; category?: string; priority?: Priority; skills?: string[] }
  | { does: "hand"; to: StaffKey; why?: string }
  | { does: "resolve" | "cancel"; why: string }
  | { does: "confirm" }
  | { does: "approve" | "reject"; comment?: string }
  | { does: "delegate"; to: StaffKey }
  | { does: "offer"; team: string; why: string }
  | { does: "take" | "decline"; why?: string }
  | { does: "review"; answer: "accept" | "reject" | "skip" }
);

/** The owner, or who is named, writes to the requester. The length is always that since the ticket came in. */
export const reply = (after: string, body: string, by: StepActor = "owner"): ScenarioStep => ({
  after,
  by,
  does: "reply",
  body,
});

/** The requester writes again. */
export const answer = (after: string, body: string): ScenarioStep => ({ after, by: "requester", does: "reply", body });

/** A note among staff. */
export const note = (after: string, body: string, by: StepActor = "owner"): ScenarioStep => ({
  after,
  by,
  does: "note",
  body,
});

/** The owner says how it stands. */
export const move = (after: string, status: "open" | "in_progress" | "waiting"): ScenarioStep => ({
  after,
  by: "owner",
  does: "move",
  status,
});

/** Somebody sets what triage had left open or got wrong. */
export const classifyManually = (
  after: string,
  change: { category?: string; priority?: Priority; skills?: string[] },
  by: StepActor = "owner",
): ScenarioStep => ({ after, by, does: "sort", ...change });

/** The ticket goes to a team-mate; nothing happens where they have it already. */
export const transfer = (after: string, to: StaffKey, why?: string, by: StepActor = "owner"): ScenarioStep => ({
  after,
  by,
  does: "hand",
  to,
  why,
});

/** The owner resolves, with notes that the requester gets. */
export const resolve = (after: string, why: string): ScenarioStep => ({ after, by: "owner", does: "resolve", why });

/** It is called off. */
export const cancel = (after: string, by: StepActor, why: string): ScenarioStep => ({ after, by, does: "cancel", why });

/** The requester agrees that it is solved. */
export const confirm = (after: string): ScenarioStep => ({ after, by: "requester", does: "confirm" });

/** Somebody whose approval is asked agrees. */
export const approve = (after: string, by: StaffKey, comment?: string): ScenarioStep => ({
  after,
  by,
  does: "approve",
  comment,
});

/** Somebody whose approval is asked says no, which ends the ticket. */
export const reject = (after: string, by: StaffKey, comment: string): ScenarioStep => ({
  after,
  by,
  does: "reject",
  comment,
});

/** Somebody whose approval is asked has a colleague decide. */
export const delegate = (after: string, by: StaffKey, to: StaffKey): ScenarioStep => ({
  after,
  by,
  does: "delegate",
  to,
});

/** The ticket is offered to another team, by slug; its lead takes it or declines. */
export const offer = (after: string, team: string, why: string, by: StepActor = "owner"): ScenarioStep => ({
  after,
  by,
  does: "offer",
  team,
  why,
});

/** A team's lead takes what was offered, and keeps it. */
export const acceptOffer = (after: string, by: StaffKey): ScenarioStep => ({ after, by, does: "take" });

/** A team's lead leaves it where it is. */
export const declineOffer = (after: string, by: StaffKey, why: string): ScenarioStep => ({
  after,
  by,
  does: "decline",
  why,
});

/** Somebody answers what the reading only suggested. */
export const review = (after: string, by: StaffKey, answer: "accept" | "reject" | "skip"): ScenarioStep => ({
  after,
  by,
  does: "review",
  answer,
});

const UNITS = { d: DAY_MS, h: HOUR_MS, m: MINUTE_MS, s: SECOND_MS };

/** "1d 2h 30m" in milliseconds. */
export function lengthMs(length: string): number {
  return length.split(" ").reduce((sum, part) => {
    const match = /^(\d+)([dhms])$/.exec(part);
    if (!match) throw new TypeError(`Not a length of time: ${length}`);
    return sum + Number(match[1]) * UNITS[match[2] as keyof typeof UNITS];
  }, 0);
}
