import { DAY_MS, HOUR_MS, MINUTE_MS, SECOND_MS } from "@/lib/clock";
import type { Channel, Priority } from "@/lib/domain/ticket";
import type { RequesterKey, StaffKey } from "./people";

export interface Scenario {
  ago: string;
  from: RequesterKey;
  channel?: Channel;
  title?: string;
  category?: string;
  priority?: Priority;
  phone?: string;
  text: string;
  model?: ScriptedOutput;
  /** True: triage fails and leaves the ticket for review. */
  gaveUp?: boolean;
  steps?: ScenarioStep[];
}

type ScriptedValue<T> = [value: T, confidence: number, ...quotes: string[]];

/** The answer that the demo's AI model gives. It is checked like a real one. */
export interface ScriptedOutput {
  title?: string;
  category: ScriptedValue<string>;
  priority: ScriptedValue<Priority>;
  skills?: ScriptedValue<string[]>;
  summary: string;
  notes?: string[];
  proposes?: string[];
}

/** Who does a step: the current assignee, the requester, or a person by key. */
export type StepActor = "assignee" | "requester" | StaffKey;

/** A step of a person, with its time after creation. */
export type ScenarioStep = { after: string; by: StepActor } & (
  | { does: "reply" | "note"; body: string }
  | { does: "set-status"; status: "open" | "in_progress" | "waiting" }
  | { does: "classify"; category?: string; priority?: Priority; skills?: string[] }
  | { does: "assign"; to: StaffKey; why?: string }
  | { does: "resolve" | "cancel"; why: string }
  | { does: "confirm" }
  | { does: "approve" | "reject"; comment?: string }
  | { does: "delegate"; to: StaffKey }
  | { does: "offer"; team: string; why: string }
  | { does: "take" | "decline"; why?: string }
  | { does: "review"; answer: "accept" | "reject" | "skip" }
);

const writes =
  (does: "reply" | "note") =>
  (after: string, body: string, by: StepActor = "assignee"): ScenarioStep => ({ after, by, does, body });

export const reply = writes("reply");
export const note = writes("note");

export const answer = (after: string, body: string): ScenarioStep => ({ after, by: "requester", does: "reply", body });

/** The assignee changes the status. */
export const move = (after: string, status: "open" | "in_progress" | "waiting"): ScenarioStep => ({
  after,
  by: "assignee",
  does: "set-status",
  status,
});

/** A person corrects or completes the classification. */
export const classifyManually = (
  after: string,
  change: { category?: string; priority?: Priority; skills?: string[] },
  by: StepActor = "assignee",
): ScenarioStep => ({ after, by, does: "classify", ...change });

export const transfer = (after: string, to: StaffKey, why?: string, by: StepActor = "assignee"): ScenarioStep => ({
  after,
  by,
  does: "assign",
  to,
  why,
});

export const resolve = (after: string, why: string): ScenarioStep => ({ after, by: "assignee", does: "resolve", why });

export const cancel = (after: string, by: StepActor, why: string): ScenarioStep => ({ after, by, does: "cancel", why });

export const confirm = (after: string): ScenarioStep => ({ after, by: "requester", does: "confirm" });

export const approve = (after: string, by: StaffKey, comment?: string): ScenarioStep => ({
  after,
  by,
  does: "approve",
  comment,
});

export const reject = (after: string, by: StaffKey, comment: string): ScenarioStep => ({
  after,
  by,
  does: "reject",
  comment,
});

export const delegate = (after: string, by: StaffKey, to: StaffKey): ScenarioStep => ({
  after,
  by,
  does: "delegate",
  to,
});

export const offer = (after: string, team: string, why: string, by: StepActor = "assignee"): ScenarioStep => ({
  after,
  by,
  does: "offer",
  team,
  why,
});

/** A team lead accepts the offer and becomes the assignee. */
export const acceptOffer = (after: string, by: StaffKey): ScenarioStep => ({ after, by, does: "take" });

export const declineOffer = (after: string, by: StaffKey, why: string): ScenarioStep => ({
  after,
  by,
  does: "decline",
  why,
});

export const review = (after: string, by: StaffKey, answer: "accept" | "reject" | "skip"): ScenarioStep => ({
  after,
  by,
  does: "review",
  answer,
});

const UNITS = { d: DAY_MS, h: HOUR_MS, m: MINUTE_MS, s: SECOND_MS };

/** "1d 2h 30m" in milliseconds. */
export function lengthMs(length: string): number {
  return length.split(" ").reduce((sum, unit) => {
    const match = /^(\d+)([dhms])$/.exec(unit);
    if (!match) throw new TypeError(`Not a duration: ${length}`);
    return sum + Number(match[1]) * UNITS[match[2] as keyof typeof UNITS];
  }, 0);
}
