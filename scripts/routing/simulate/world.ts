import type { Priority } from "@/lib/domain/ticket";
import type { Candidate } from "@/lib/routing/candidate";
import { randomFrom, shuffle } from "@/lib/triage/text-classifier/random";

export interface Arrival {
  at: number;
  needs: readonly string[];
  /** The skills that routing sees: the same as `needs`, except for wrong labels. */
  labels: readonly string[];
  priority: Priority;
  /** Hours of work for a person with all needed skills. */
  hours: number;
}

/** People, absences and tickets; the same for every policy. */
export interface World {
  people: readonly Pick<Candidate, "id" | "skills">[];
  arrivals: readonly Arrival[];
  /** For each person, true if they are absent on this working day. Days count from 0. */
  awayOn(day: number): readonly boolean[];
}

export interface WorldOptions {
  seed: number;
  people: number;
  load: number;
  days: number;
  labelAccuracy: number;
}

export const HOURS_A_DAY = 8;
export const SKILLS = Array.from({ length: 8 }, (_, i) => `skill-${i + 1}`);
const SKILLS_A_PERSON = 3;
const MOST_SKILLS_A_TICKET = 3;
const AWAY_SHARE = 1 / 6;
const MEAN_HOURS = 0.75;
const SIGMA = 0.8;
/** Work takes this share longer without any needed skill, and in proportion if some are missing. */
const SLOWDOWN = 0.8;

const PRIORITY_SHARES: readonly [Priority, number][] = [
  ["critical", 0.1],
  ["high", 0.25],
  ["medium", 0.45],
  ["low", 0.2],
];

/** Draws a world. The same seed gives the same people, absences and tickets. */
export function drawWorld(options: WorldOptions): World {
  const { random, mislabelled, awayOn } = streams(options);
  const people = drawPeople(options.people, SKILLS, random);
  const arrivals: Arrival[] = [];
  const anHour = arrivalsAnHour(options);
  for (let at = untilNext(anHour, random); at < options.days * HOURS_A_DAY; at += untilNext(anHour, random)) {
    const needs = draw(SKILLS, 1 + Math.floor(random() * MOST_SKILLS_A_TICKET), random);
    arrivals.push({
      at,
      needs,
      labels: mislabelled(needs, SKILLS),
      priority: drawPriority(random),
      hours: drawHours(random),
    });
  }
  return { people, arrivals, awayOn };
}

export function worldOf(
  tickets: readonly Omit<Arrival, "labels">[],
  options: Omit<WorldOptions, "load" | "days">,
): World {
  const { random, mislabelled, awayOn } = streams(options);
  const skills = [...new Set(tickets.flatMap(({ needs }) => needs))].sort();
  const people = drawPeople(options.people, skills, random);
  const arrivals = tickets.map((ticket) => ({ ...ticket, labels: mislabelled(ticket.needs, skills) }));
  return { people, arrivals, awayOn };
}

/** Separate random streams, so that label accuracy changes nothing else. */
function streams({ seed, people, labelAccuracy }: Pick<WorldOptions, "seed" | "people" | "labelAccuracy">) {
  const forLabels = randomFrom(seed + 2_000_003);
  return {
    random: randomFrom(seed),
    awayOn: absences(people, randomFrom(seed + 1_000_003)),
    mislabelled: (needs: readonly string[], skills: readonly string[]) =>
      mislabel(needs, { skills, accuracy: labelAccuracy, random: forLabels }),
  };
}

/** How many times as long work takes because of missing skills. */
export function slowdown(needs: readonly string[], skills: readonly string[]): number {
  const lacking = needs.filter((skill) => !skills.includes(skill)).length;
  return 1 + (needs.length > 0 ? SLOWDOWN * (lacking / needs.length) : 0);
}

/** With load 0.8 and random assignees, available people work 80% of their time. A better policy needs less. */
function arrivalsAnHour({ people, load }: WorldOptions): number {
  const randomSlowdown = 1 + SLOWDOWN * (1 - SKILLS_A_PERSON / SKILLS.length);
  return (load * people * (1 - AWAY_SHARE)) / (MEAN_HOURS * randomSlowdown);
}

function drawPeople(count: number, skills: readonly string[], random: () => number): World["people"] {
  return Array.from({ length: count }, (_, i) => ({
    id: `person-${String(i + 1).padStart(4, "0")}`,
    skills: draw(skills, SKILLS_A_PERSON, random),
  }));
}

function draw(from: readonly string[], count: number, random: () => number): string[] {
  return shuffle([...from], random).slice(0, count);
}

function mislabel(
  needs: readonly string[],
  { skills, accuracy, random }: { skills: readonly string[]; accuracy: number; random: () => number },
): string[] {
  const others = skills.filter((skill) => !needs.includes(skill));
  const labels = needs.map((skill) => {
    if (random() < accuracy || others.length === 0) return skill;
    return others[Math.floor(random() * others.length)]!;
  });
  return [...new Set(labels)];
}

function drawPriority(random: () => number): Priority {
  let left = random();
  for (const [priority, share] of PRIORITY_SHARES) {
    left -= share;
    if (left < 0) return priority;
  }
  return "low";
}

function drawHours(random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.exp(Math.log(MEAN_HOURS) - SIGMA ** 2 / 2 + SIGMA * normal);
}

function untilNext(anHour: number, random: () => number): number {
  return -Math.log(1 - random()) / anHour;
}

/** Draws days in order and keeps them, so that every policy sees the same absences. */
function absences(people: number, random: () => number): World["awayOn"] {
  const days: boolean[][] = [];
  return (day) => {
    while (days.length <= day) days.push(Array.from({ length: people }, () => random() < AWAY_SHARE));
    return days[day]!;
  };
}
