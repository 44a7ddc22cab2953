import { DAY_MS } from "@/lib/clock";
import type { Candidate } from "@/lib/routing/candidate";
import { chooseAssignee } from "@/lib/routing/choose-assignee";
import { randomFrom, shuffle } from "@/lib/triage/text-classifier/random";
import { SKILLS } from "./world";

const PEOPLE = 200;
const CHOICES = 2_000;
/** Choices before the measurement, so that it does not include compiling. */
const WARM_UP = 500;

/** Each choice is repeated. The fastest attempt counts, so that other load on the machine matters less. */
const ATTEMPTS = 3;

/** Microseconds for one choice among 200 people: median and 99th percentile. */
export function timeChoice(seed: number): { chooseP50Us: number; chooseP99Us: number } {
  const random = randomFrom(seed);
  const now = new Date(Date.UTC(2026, 0, 5, 9));
  const people = Array.from({ length: PEOPLE }, (_, i) => drawCandidate(i, now, random));
  const micros: number[] = [];
  for (let n = -WARM_UP; n < CHOICES; n++) {
    const ticket = { skills: shuffle([...SKILLS], random).slice(0, 1 + (Math.abs(n) % 3)), teamId: null };
    const attempts = Array.from({ length: ATTEMPTS }, () => microsOf(() => chooseAssignee(ticket, people, now)));
    if (n >= 0) micros.push(Math.min(...attempts));
  }
  micros.sort((a, b) => a - b);
  const at = (share: number) => Math.round(micros[Math.ceil(CHOICES * share) - 1]! * 10) / 10;
  return { chooseP50Us: at(0.5), chooseP99Us: at(0.99) };
}

function microsOf(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) * 1_000;
}

function drawCandidate(i: number, now: Date, random: () => number): Candidate {
  const away = random() < 1 / 6;
  return {
    id: `person-${i}`,
    name: `Person ${i}`,
    role: "moderator",
    active: true,
    availability: away ? "away" : "available",
    awayUntil: away ? new Date(now.getTime() + random() * 14 * DAY_MS) : null,
    timeZone: random() < 0.5 ? "Europe/Berlin" : "America/New_York",
    skills: shuffle([...SKILLS], random).slice(0, 3),
    teamIds: [],
    leads: null,
    activeTickets: Math.floor(random() * 21),
    capacity: 20,
    lastAssignedAt: new Date(now.getTime() - random() * DAY_MS),
  };
}
