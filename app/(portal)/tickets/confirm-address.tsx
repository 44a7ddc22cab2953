"use client";
import { useState } from "react";
import { ApiProblem, callApi } from "@/app/_client/api";
import { problemText } from "@/app/_components/problem-notice";

/** Until an address is confirmed, it gets next to no mail. Offers another link. */
export function ConfirmAddress({ email }: { email: string }) {
  const [told, setTold] = useState("");
  async function again() {
    setTold("Sending…");
    try {
      await callApi("POST", "/api/auth/verify", { body: {} });
      setTold("Another link is on its way.");
    } catch (error) {
      setTold(error instanceof ApiProblem ? problemText(error) : "That didn’t work. Try again.");
    }
  }
  return (
    <div className="mt-5 rounded-box bg-warn-soft px-4 py-3 text-base">
      <p>
        Please confirm <strong className="font-semibold">{email}</strong> by the link that we mailed to it: until then
        we hardly write to it.{" "}
        <button type="button" className="link-in" onClick={again}>
          Mail another link
        </button>
      </p>
      <p role="status" className="text-muted">
        {told}
      </p>
    </div>
  );
}
