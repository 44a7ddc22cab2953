import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import { env } from "@/lib/env";

/** So many in one window, which begins with the first. */
export interface RateLimit {
  name: string;
  most: number;
  windowMs: number;
}

const SIGN_IN_WINDOW_MS = 15 * MINUTE_MS;

/** Subject: the e-mail address that was typed, whether or not there is an account. Failures only. */
export function failedSignInsByAccount(): RateLimit {
  return { name: "sign-in/account", most: env().LIMIT_SIGNIN_FAILURES, windowMs: SIGN_IN_WINDOW_MS };
}

/** Subject: the caller's network. Failures only. */
export function failedSignInsByNetwork(): RateLimit {
  return { name: "sign-in/network", most: env().LIMIT_SIGNIN_FAILURES, windowMs: SIGN_IN_WINDOW_MS };
}

/** Subject: a person's id. Failures only: a stolen session must not become a place to guess the password. */
export function failedPasswordChanges(): RateLimit {
  return { name: "password-change", most: env().LIMIT_SIGNIN_FAILURES, windowMs: SIGN_IN_WINDOW_MS };
}

/** Subject: the caller's network. Every try counts, also one that finds the address taken. */
export function signUps(): RateLimit {
  return { name: "sign-up", most: env().LIMIT_SIGNUPS_PER_HOUR, windowMs: HOUR_MS };
}

/** Subject: the e-mail address. Verify and reset links together, so that nobody's inbox is flooded. */
export function mailedLinks(): RateLimit {
  return { name: "links/account", most: env().LIMIT_LINKS_PER_HOUR, windowMs: HOUR_MS };
}

/** Subject: the caller's network. */
export function mailedLinksByNetwork(): RateLimit {
  return { name: "links/network", most: env().LIMIT_LINKS_BY_ADDRESS_PER_HOUR, windowMs: HOUR_MS };
}

/** Subject: a person's id. As often as texts are read: both follow the writer's pauses. */
export function spellingSuggestions(): RateLimit {
  return { name: "wording", most: env().LIMIT_CLASSIFY_PER_MINUTE, windowMs: MINUTE_MS };
}

/** Subject: a person's id. */
export function classifications(): RateLimit {
  return { name: "classify", most: env().LIMIT_CLASSIFY_PER_MINUTE, windowMs: MINUTE_MS };
}

/** Subject: a person's id. As many as classifications: both follow what is being written. */
export function similarSearches(): RateLimit {
  return { name: "similar", most: env().LIMIT_CLASSIFY_PER_MINUTE, windowMs: MINUTE_MS };
}

/** Subject: a person's id. Of texts that approvers were asked about: each asks all of them by mail anew. */
export function textEdits(): RateLimit {
  return { name: "rewordings", most: 20, windowMs: HOUR_MS };
}

/** Subject: a requester's id and an approver's address: whoever opens many tickets floods nobody's inbox. As many as rewordings. */
export function approvalMails(): RateLimit {
  return { name: "approval-mails", most: 20, windowMs: HOUR_MS };
}

/** Subject: the caller's network. Tokens can't be guessed; this keeps those who try from keeping us busy. */
export function approvalLinkVisits(): RateLimit {
  return { name: "approval-links", most: 120, windowMs: 15 * MINUTE_MS };
}

/** Subject: the id of whose texts are read by a vendor's model. What was answered before is not counted. */
export function vendorModelCalls(most: number): RateLimit {
  return { name: "outside-readings", most, windowMs: DAY_MS };
}
