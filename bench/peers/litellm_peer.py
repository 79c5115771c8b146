"""LiteLLM's router: eight deployments of one model group with weights, strategy simple-shuffle, log level ERROR.

It has no batch of decisions: both cases ask for one after the other.
"""

import logging
import os

# No price list from the network.
os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
logging.disable(logging.ERROR)

import litellm

from serve import median_of, serve

WEIGHTS = {
    "azure": 20, "bedrock": 10, "cohere": 4, "custom": 10, "groq": 6, "mistral": 8, "openai": 40, "vertex": 2,
}
COUNT = 200


class Shuffle:
    def __init__(self, *_):
        litellm.suppress_debug_info = True
        deployments = [
            {
                "model_name": "m",
                "litellm_params": {"model": f"openai/{name}", "api_key": "none", "weight": weight},
                "model_info": {"id": name},
            }
            for name, weight in WEIGHTS.items()
        ]
        self.router = litellm.Router(model_list=deployments, routing_strategy="simple-shuffle")
        self.messages = [{"role": "user", "content": "hello"}]

    def choose(self):
        for _ in range(COUNT):
            self.router.get_available_deployment(model="m", messages=self.messages)

    def run(self):
        return median_of(self.choose) * 1e9 / COUNT

    def close(self):
        pass


serve({"select_8": Shuffle, "select_8_single": Shuffle})
