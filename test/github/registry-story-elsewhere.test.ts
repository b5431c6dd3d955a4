// The same story with a default branch called trunk and definitions in subfolders.

import { describeStory } from "./support/registry-story.ts";

describeStory({ fullName: "acme/coalitions", branch: "trunk", folder: "team", genuine: false });
