/** Remembers whether the queue's preview is shown, so that the server draws it so. */
export const PREVIEW_COOKIE = "preview";
