import { problemResponse } from "@/app/_server/http/problem";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";

/** Every address below /api that no route serves. */
const missing = () => problemResponse(new AppError("not_found", "There is no such address in this API."), newId());

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
