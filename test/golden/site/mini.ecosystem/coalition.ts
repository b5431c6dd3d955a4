// Mini Ecosystem (mini.ecosystem), generated from its definition. Ids are 64 hex digits, bare.
export const COALITION = {
  "name": "mini.ecosystem",
  "fingerprint": "d6587bf0e6ff74b70fb8a6ab89bb0329dad7600e42929bbf54c758c312bf446e",
  "lattices": [
    {
      "name": "a.mainnet",
      "chainId": 10,
      "stableId": "84ba69ca95232e4784d5f991c21aa90c90ca5589f7f566d45911b35eef13a109"
    },
    {
      "name": "b.mainnet",
      "chainId": 11,
      "stableId": "d28619dd04399c123713d69b30ed50c50bad6b14de37d0f02c4b27a7c9ec92d5"
    }
  ],
  "organisms": [],
  "confluences": [
    {
      "name": "router",
      "fingerprint": "c875791dc88989f1911187240080a0d97c0cfa01d8f35760471b5b77520c6135"
    }
  ],
  "modules": {
    "atlas": {
      "fingerprint": "55efd69f02013ddb23676e763f21bacf889eea9d407c61057ba6edf4084fa698",
      "root": "143526f2d0b98138bc9b92f4a5ba2b6ef298a26db2dcf6f2c3acf80a120f541e"
    },
    "almanac": null,
    "chronicle": {
      "fingerprint": "0a4e22696ddb10826caabfd921071b5b8893ce2af7a604a02d7461564014ae49",
      "root": "b141a1e7a41f369eec9979475a069509054e6c3ba458ba4d7abdbb415788ad3a"
    },
    "compute": null
  },
  "ticketIssuer": null
} as const;
