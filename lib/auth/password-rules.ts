export const PASSWORD_MIN = 10;
export const PASSWORD_MAX = 200;

/** Those of the world's favourites that are long enough to pass the length rule, without case and separators. */
const COMMONEST = new Set([
  "1234567890",
  "12345678910",
  "123456789012",
  "0123456789",
  "0987654321",
  "1111111111",
  "0000000000",
  "1122334455",
  "1q2w3e4r5t",
  "1qaz2wsx3edc",
  "qwertyuiop",
  "qwerty12345",
  "qwerty123456",
  "qwertyuiop123",
  "asdfghjkl123",
  "abcdefghij",
  "abcd123456",
  "password12",
  "password123",
  "password1234",
  "passwordpassword",
  "passw0rd123",
  "p@ssword123",
  "p@ssw0rd123",
  "letmein123",
  "letmeinplease",
  "welcome123",
  "welcome1234",
  "iloveyou123",
  "administrator",
  "admin12345",
  "changeme123",
  "trustno1trustno1",
  "signalbox123",
]);

/** What is wrong with a new password, in a sentence for its owner; undefined where nothing is. */
export function passwordProblem(password: string, email?: string): string | undefined {
  if (password.length < PASSWORD_MIN) return `A password has at least ${PASSWORD_MIN} characters.`;
  if (password.length > PASSWORD_MAX) return `A password has at most ${PASSWORD_MAX} characters.`;
  if (email && password.trim().toLowerCase() === email) return "A password can't be your e-mail address.";
  if (COMMONEST.has(password.toLowerCase().replace(/[\s_.!-]/g, ""))) {
    return "This is one of the first passwords that anybody would try. Take another.";
  }
  return undefined;
}
