"use client";
import { useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import { problemText } from "@/app/_components/problem-notice";

export function ConfirmAddress({ email }: { email: string }) {
  const [status, setStatus] = useState("");
  async function resend() {
    setStatus("Sending…");
    try {
      await callApi("POST", "/api/auth/verify", { body: {} });
      setStatus("Link sent.");
    } catch (error) {
      setStatus(error instanceof ApiProblem ? problemText(error) : "That didn’t work. Try again.");
    }
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
