// Mini & Service (mini.service), generated from its definition. Ids are 64 hex digits, bare.
export const COALITION = {
  "name": "mini.service",
  "fingerprint": "603b2df1686d89694f9da1bd980b9083f0a255f09ce4eff9110b4d915d3ce48c",
  "lattices": [],
  "organisms": [
    {
      "role": "feed-role",
      "stableId": "8a3aa694bee62a550781ddb68d6c6327871acff5dfe49e8c581e024e8d2a042f",
      "contentHash": null
    }
  ],
  "confluences": [],
  "modules": {
    "atlas": null,
    "almanac": null,
    "chronicle": null,
    "compute": null
  },
  "ticketIssuer": {
    "fingerprint": "e3d7a0cb98c361d2ddc9e4377acde742840820e1e0c0fd45b5d78ef5a5cbda23",
    "root": "e3e1020d6a2e3a9a9336119c372647e6a5797275164bde262af55e2c36cd12f9"
  }
} as const;
