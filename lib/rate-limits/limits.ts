import { DAY_MS, HOUR_MS, MINUTE_MS } from "@/lib/clock";
import { env } from "@/lib/env";

/** Allows `most` uses per subject in a window. The subject is the last argument of `consume`. */
export interface RateLimit {
  name: string;
  most: number;
  windowMs: number;
}

const SIGN_IN_WINDOW_MS = 15 * MINUTE_MS;

/** Subject: the typed email address, with or without an account. Counts only failures. */
export function failedSignInsByAccount(): RateLimit {
  return { name: "sign-in/account", most: env().LIMIT_SIGNIN_FAILURES, windowMs: SIGN_IN_WINDOW_MS };
}

/** Subject: the caller's network. Counts only failures. */
export function failedSignInsByNetwork(): RateLimit {
  return { name: "sign-in/network", most: env().LIMIT_SIGNIN_FAILURES, windowMs: SIGN_IN_WINDOW_MS };
}

/** Subject: a person's id. Counts only failures, so that a stolen session cannot be used to guess the password. */
export function failedPasswordChanges(): RateLimit {
  return { name: "password-change", most: env().LIMIT_SIGNIN_FAILURES, windowMs: SIGN_IN_WINDOW_MS };
}

/** Subject: the caller's network. Counts every attempt, also for addresses that already have an account. */
export function signUps(): RateLimit {
  return { name: "sign-up", most: env().LIMIT_SIGNUPS_PER_HOUR, windowMs: HOUR_MS };
}

/** Subject: the email address. Counts links to verify it and to reset the password together. */
export function mailedLinks(): RateLimit {
  return { name: "links/account", most: env().LIMIT_LINKS_PER_HOUR, windowMs: HOUR_MS };
}

export function mailedLinksByNetwork(): RateLimit {
  return { name: "links/network", most: env().LIMIT_LINKS_BY_ADDRESS_PER_HOUR, windowMs: HOUR_MS };
}

/** Subject: a person's id. As many as classifications, because the same form requests both. */
export function spellingSuggestions(): RateLimit {
  return { name: "wording", most: env().LIMIT_CLASSIFY_PER_MINUTE, windowMs: MINUTE_MS };
}

export function classifications(): RateLimit {
  return { name: "classify", most: env().LIMIT_CLASSIFY_PER_MINUTE, windowMs: MINUTE_MS };
}

/** Subject: a person's id. As many as classifications, because the same form requests both. */
export function similarSearches(): RateLimit {
  return { name: "similar", most: env().LIMIT_CLASSIFY_PER_MINUTE, windowMs: MINUTE_MS };
}

/** Subject: a person's id. Counts edits during an approval, because each edit sends new emails to all approvers. */
export function textEdits(): RateLimit {
  return { name: "rewordings", most: 20, windowMs: HOUR_MS };
}

/** Subject: a requester's id with an approver's address, so that one requester can't flood an approver with emails. */
export function approvalMails(): RateLimit {
  return { name: "approval-mails", most: 20, windowMs: HOUR_MS };
}

/** Subject: the caller's network. Tokens can't be guessed; this only limits the load of trying. */
export function approvalLinkVisits(): RateLimit {
  return { name: "approval-links", most: 120, windowMs: 15 * MINUTE_MS };
}

/** Subject: the id of the requester who wrote the text. Cached answers don't count. */
export function vendorModelCalls(most: number): RateLimit {
  return { name: "outside-readings", most, windowMs: DAY_MS };
}
