"use client";
import { Button } from "@/app/_components/button";

const ACCOUNTS = [
  { role: "Requester", email: "viewer@demo.com" },
  { role: "Agent", email: "moderator@demo.com" },
  { role: "Admin", email: "admin@demo.com" },
];
const PASSWORD = "demopassword";

type DemoAccountsProps = { known: boolean; fill: (account: { email: string; password: string }) => void };

/** Buttons that fill in a demo account. If the passwords are random (not `known`), it says where to find them. */
export function DemoAccounts({ known, fill }: DemoAccountsProps) {
  return (
    <section className="mt-auto border-line border-t pt-4 pb-8" aria-label="Demo accounts">
      <p>
        <strong className="font-semibold">This is a demo.</strong>{" "}
        <span className="text-muted">
          {known ? "Sign in as:" : "The sign-in details are in the terminal where Signalbox was started."}
        </span>
      </p>
      {known ? (
        <div className="mt-3 grid grid-cols-3 gap-2.5">
          {ACCOUNTS.map(({ role, email }) => (
            <Button key={role} onClick={() => fill({ email, password: PASSWORD })}>
              {role}
            </Button>
          ))}
        </div>
      ) : null}
    </section>
  );
}
