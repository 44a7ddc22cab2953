import { type Phrase, phraseKey, phrasesOf } from "./phrases-of";

/** A ticket whose sorting a person decided. */
export interface CorrectedTicket {
  text: string;
  /** Where it ended: its category's slug, or its skills'. */
  ended: readonly string[];
  /** Those of them that a person put in place of what had been read; empty where the reading was kept. */
  corrected: readonly string[];
}

/** What is known already, and so is no news. */
export interface KnownPhrases {
  /** Keywords of all categories, or every spelling of all skills. */
  phrases: Iterable<string>;
  /** Words of people's names, lower case without accents. */
  names: ReadonlySet<string>;
}

export interface PhraseProposal {
  target: string;
  phrase: string;
  speaksFor: number;
  speaksAgainst: number;
}

/** Two may be chance. */
const LEAST_FOR = 3;
/** Of all decided tickets with the phrase, at least this share has to have ended at the target. */
const LEAST_SHARE = 0.8;
/** An admin reads them all. */
const MOST = 50;

/**
 * Words and pairs of words that point to where people's corrections went: in three corrected tickets or more, and in
 * few decided ones that ended elsewhere. The most telling come first. Lets others have their turn between texts.
 */
export async function proposePhrases(
  tickets: readonly CorrectedTicket[],
  known: KnownPhrases,
): Promise<PhraseProposal[]> {
  const taken = new Set([...known.phrases].map(phraseKey));
  const corrected = tickets.filter((ticket) => ticket.corrected.length > 0);
  const counts = new Map<string, Count>();
  for await (const [ticket, phrases] of eachRead(corrected, known.names)) {
    for (const phrase of phrases.values()) if (!taken.has(phrase.key)) countFor(counts, ticket, phrase);
  }
  for (const [key, { speaksFor }] of counts) if (Math.max(...speaksFor.values()) < LEAST_FOR) counts.delete(key);
  for await (const [ticket, phrases] of eachRead(counts.size > 0 ? tickets : [], known.names)) {
    for (const key of phrases.keys()) countEnd(counts.get(key), ticket);
  }
  const all = [...counts].flatMap(([key, count]) => proposalsOf(key, count));
  return withoutParts(all)
    .sort((a, b) => b.speaksFor - a.speaksFor || a.speaksAgainst - b.speaksAgainst || (a.phrase < b.phrase ? -1 : 1))
    .slice(0, MOST)
    .map(({ key: _key, ...proposed }) => proposed);
}

interface Count {
  /** Corrected tickets with the phrase, by target. */
  speaksFor: Map<string, number>;
  /** Decided tickets with it, by where they ended, and in all. */
  ended: Map<string, number>;
  tickets: number;
  written: Map<string, number>;
}

/** Texts that are read before others get a turn. */
const TURN = 50;

async function* eachRead(tickets: readonly CorrectedTicket[], names: ReadonlySet<string>) {
  for (const [at, ticket] of tickets.entries()) {
    if (at % TURN === TURN - 1) await new Promise((turn) => setImmediate(turn));
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
    .filter(([target, n]) => n >= LEAST_FOR && (ended.get(target) ?? 0) / tickets >= LEAST_SHARE)
    .map(([target, n]) => ({
      key,
      target,
      phrase,
      speaksFor: n,
      speaksAgainst: tickets - (ended.get(target) ?? 0),
    }));
}

/** Of a pair and its words one stays: the pair where its words never come without each other, else the word. */
function withoutParts(all: Candidate[]): Candidate[] {
  const at = (target: string, key: string) => `${target} ${key}`;
  const byKey = new Map(all.map((each) => [at(each.target, each.key), each]));
  const dropped = new Set<Candidate>();
  for (const pair of all.filter(({ key }) => key.includes(" "))) {
    const words = pair.key.split(" ").flatMap((key) => byKey.get(at(pair.target, key)) ?? []);
    const wider = words.filter(({ speaksFor }) => speaksFor > pair.speaksFor);
    if (wider.length > 0) dropped.add(pair);
    else for (const word of words) dropped.add(word);
  }
  return all.filter((each) => !dropped.has(each));
}
