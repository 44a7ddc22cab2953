/** Remembers whether the desk's side bar is folded, so that the server draws it so. */
export const SIDE_NAV_COOKIE = "side";
