import { type Phrase, phraseKey, phrasesOf } from "./phrases-of";

/** A ticket with a category or skills decided by a person. */
export interface CorrectedTicket {
  text: string;
  /** The category or skills that the ticket has in the end. */
  ended: readonly string[];
  corrected: readonly string[];
}

/** Words and phrases that must not be proposed. */
export interface KnownPhrases {
  phrases: Iterable<string>;
  /** Words of people's names, in lower case and without accents. */
  names: ReadonlySet<string>;
}

export interface PhraseProposal {
  target: string;
  phrase: string;
  speaksFor: number;
  speaksAgainst: number;
}

/** Tickets that must contain the phrase. Two could be a coincidence. */
const MIN_FOR = 3;
/** Of the labelled tickets with the phrase, at least this share must have the target as their final value. */
const MIN_SHARE = 0.8;
/** An admin has to read all proposals. */
const MAX_PROPOSALS = 50;

/** Words and pairs of words in at least three tickets corrected to a target, and rarely in others. Strongest first. */
export async function proposePhrases(
  tickets: readonly CorrectedTicket[],
  known: KnownPhrases,
): Promise<PhraseProposal[]> {
  const taken = new Set([...known.phrases].map(phraseKey));
  const corrected = tickets.filter((ticket) => ticket.corrected.length > 0);
  const counts = new Map<string, Count>();
  for await (const [ticket, phrases] of withPhrases(corrected, known.names)) {
    for (const phrase of phrases.values()) if (!taken.has(phrase.key)) countFor(counts, ticket, phrase);
  }
  for (const [key, { speaksFor }] of counts) if (Math.max(...speaksFor.values()) < MIN_FOR) counts.delete(key);
  for await (const [ticket, phrases] of withPhrases(counts.size > 0 ? tickets : [], known.names)) {
    for (const key of phrases.keys()) countEnd(counts.get(key), ticket);
  }
  const all = [...counts].flatMap(([key, count]) => proposalsOf(key, count));
  return withoutOverlaps(all)
    .sort((a, b) => b.speaksFor - a.speaksFor || a.speaksAgainst - b.speaksAgainst || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, MAX_PROPOSALS)
    .map(({ key: _key, ...proposal }) => proposal);
}

interface Count {
  speaksFor: Map<string, number>;
  ended: Map<string, number>;
  tickets: number;
  written: Map<string, number>;
}

const TEXTS_PER_TURN = 50;

async function* withPhrases(tickets: readonly CorrectedTicket[], names: ReadonlySet<string>) {
  for (const [index, ticket] of tickets.entries()) {
    if (index % TEXTS_PER_TURN === TEXTS_PER_TURN - 1) await new Promise((turn) => setImmediate(turn));
    yield [ticket, phrasesOf(ticket.text, names)] as const;
  }
}

function countFor(counts: Map<string, Count>, { corrected }: CorrectedTicket, { key, written }: Phrase): void {
  const count = counts.get(key) ?? { speaksFor: new Map(), ended: new Map(), tickets: 0, written: new Map() };
  for (const target of corrected) raise(count.speaksFor, target);
  raise(count.written, written);
  counts.set(key, count);
}

function countEnd(count: Count | undefined, { ended }: CorrectedTicket): void {
  if (!count) return;
  count.tickets++;
  for (const target of ended) raise(count.ended, target);
}

function raise(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

interface Candidate extends PhraseProposal {
  key: string;
}

function proposalsOf(key: string, { speaksFor, ended, tickets, written }: Count): Candidate[] {
  const phrase = [...written].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]![0];
  return [...speaksFor]
    .filter(([target, n]) => n >= MIN_FOR && (ended.get(target) ?? 0) / tickets >= MIN_SHARE)
    .map(([target, n]) => ({ key, target, phrase, speaksFor: n, speaksAgainst: tickets - (ended.get(target) ?? 0) }));
}

function withoutOverlaps(all: Candidate[]): Candidate[] {
  const idOf = (target: string, key: string) => `${target} ${key}`;
  const byId = new Map(all.map((candidate) => [idOf(candidate.target, candidate.key), candidate]));
  const dropped = new Set<Candidate>();
  for (const pair of all.filter(({ key }) => key.includes(" "))) {
    const words = pair.key.split(" ").flatMap((key) => byId.get(idOf(pair.target, key)) ?? []);
    const wider = words.filter(({ speaksFor }) => speaksFor > pair.speaksFor);
    if (wider.length > 0) dropped.add(pair);
    else for (const word of words) dropped.add(word);
  }
  return all.filter((candidate) => !dropped.has(candidate));
}
