/** How often a failed step is retried: a mail server may be down for hours. Inngest allows at most 20. */
export const RETRIES = 9;
