"use client";
import { useState } from "react";
import { callApi, problemOf } from "@/app/_client/api";
import { problemText } from "@/app/_components/problem-notice";

export function ConfirmAddress({ email }: { email: string }) {
  const [status, setStatus] = useState("");
  async function resend() {
    setStatus("Sending…");
    const problem = await problemOf(callApi("POST", "/api/auth/verify", { body: {} }));
    setStatus(problem ? problemText(problem) : "We’ve sent you a new link.");
  }
  return (
    <div className="mt-5 rounded-box bg-warn-soft px-4 py-3 text-base">
      <p>
        Please confirm <strong className="font-semibold">{email}</strong> with the link in our email, so that we can
        email you updates.{" "}
        <button type="button" className="link-in" onClick={resend}>
          Resend link
        </button>
      </p>
      <p role="status" className="text-muted">
        {status}
      </p>
    </div>
  );
}
