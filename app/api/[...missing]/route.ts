import { problemResponse } from "@/app/_server/http/problem";
import { AppError } from "@/lib/errors";
import { newId } from "@/lib/ids";

const missing = () => problemResponse(new AppError("not_found", "This API has no such path."), newId());

export { missing as DELETE, missing as GET, missing as PATCH, missing as POST, missing as PUT };
