"""What the decisions measure against, in one place so that the gates can be read side by side.

Weights are as in ``verify.relate.units`` (a noun or verb 1, a name 1.2); shares are of both claims' weight.
"""

from __future__ import annotations

CLOSE = 2  # how near two words must hang to be the same slot: see ``Difference.near``
VERY_CLOSE = 3
FEW, SEVERAL, PLENTY, LONG = 2.0, 3.0, 4.0, 5.0  # weight of what two claims share
HALF = 0.45  # share from which figures are compared that no name holds together
MOSTLY = 0.7  # share from which the only figures left over are the same slot
NEARLY_ALL = 0.8  # share from which different days are a mistake rather than two events
