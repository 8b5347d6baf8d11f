"""Why a worker ends: each error names what is wrong and the remedy.

DeliveryStoppedError
├── TopicReplacedError       the topic was deleted and created again
├── RecordsMissingError      Kafka no longer has records that were never landed
└── MostOperatorsFailError   the fault is ours, or the network's, but not an operator's
"""


class DeliveryStoppedError(Exception):
    """The worker cannot go on without someone's decision."""


class TopicReplacedError(DeliveryStoppedError):
    """The topic was deleted and created again: its offsets start anew."""


class RecordsMissingError(DeliveryStoppedError):
    """Kafka no longer has records that were never landed."""


class MostOperatorsFailError(DeliveryStoppedError):
    """Most operators' records are refused: the fault is ours, or the network's."""
