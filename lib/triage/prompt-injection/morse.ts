const LETTERS =
  "a.- b-... c-.-. d-.. e. f..-. g--. h.... i.. j.--- k-.- l.-.. m-- n-. o--- p.--. q--.- r.-. s... t- u..- v...- w.-- x-..- y-.-- z--.. 0----- 1.---- 2..--- 3...-- 4....- 5..... 6-.... 7--... 8---.. 9----.";

/** International Morse code: letters and digits by their signs. */
export const MORSE: Record<string, string> = Object.fromEntries(
  LETTERS.split(" ").map((each) => [each.slice(1), each[0]!]),
);
