import { PRIORITIES } from "@/lib/domain/ticket";
import type { Catalogue } from "@/lib/triage/provider";

/** A small catalogue for triage tests, with names that are easily confused. */
export const SAMPLE_CATALOGUE: Catalogue = {
  categories: [
    category("technical", "Errors, crashes and outages of the product.", [
      "error",
      "crash",
      "bug",
      "not working",
      "server",
      "api",
      "outage",
    ]),
    category("billing", "Invoices, payments and refunds.", [
      "invoice",
      "payment",
      "refund",
      "charged",
      "subscription",
      "credit card",
    ]),
    category("account", "Signing in, passwords and profile.", ["password", "login", "log in", "sign in", "ad"]),
    category("fraud", "Suspicious activity and stolen accounts.", ["fraud", "phishing", "scam", "stolen"]),
    category("hardware", "Laptops, monitors and printers.", ["laptop", "monitor", "printer", "docking station"]),
    category("general", "Anything else.", []),
  ],
  skills: [
    skill("go", "Go", ["golang"]),
    skill("mongodb", "MongoDB", ["mongo"]),
    skill("java", "Java"),
    skill("javascript", "JavaScript", ["js"]),
    skill("c", "C"),
    skill("c++", "C++", ["cpp"]),
    skill("c#", "C#", ["csharp"]),
    skill("net", ".NET", ["dotnet"]),
    skill("node.js", "Node.js", ["node", "nodejs"]),
    skill("react", "React"),
    skill("react-native", "React Native"),
    skill("ci-cd", "CI/CD"),
  ],
  priorities: PRIORITIES,
};

function category(slug: string, description: string, keywords: string[]) {
  return { slug, name: slug.charAt(0).toUpperCase() + slug.slice(1), description, keywords };
}

function skill(slug: string, name: string, aliases: string[] = []) {
  return { slug, name, aliases };
}
