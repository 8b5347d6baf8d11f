"""An operator, and what it pushes: one example of each interface."""

from typing import Any

from gateways.pseudonym import Pseudonyms
from gateways.tcec102.operators import Operator
from gateways.tcec102.push import Persons
from gateways.vehicles import Vehicles

Content = dict[str, Any]

PLATE, VIN, PHONE = "渝AD12345", "LSVAA4187E2123456", "13800138000"
PSEUDONYMS = Pseudonyms(b"0123456789abcdef")
PERSONS = Persons(PSEUDONYMS, Vehicles(PSEUDONYMS, {PLATE: VIN}))
NOW = 1_759_305_600_000  # 2025-10-01 16:00:00 in Beijing

OPERATOR = Operator(
    operator_id="MA1234567",
    operator_name="示例充电",
    operator_secret="OperatorSecret12",
    data_secret="DataSecret123456",
    data_secret_iv="DataSecretIV1234",
    sig_secret="SigSecret1234567",
)

STATUS: Content = {"ConnectorID": "1001", "Status": 3, "ParkStatus": 50, "LockStatus": 10}
CHARGING: Content = {
    "StartChargeSeq": "MA1234567000000000000000001",
    "StartChargeSeqStat": 2,
    "ConnectorID": "1001",
    "ConnectorStatus": 3,
    "CurrentA": 120.5,
    "VoltageA": 380.2,
    "Soc": 63.5,
    "StartTime": "2025-10-01 15:00:00",
    "EndTime": "2025-10-01 15:59:30",
    "TotalPower": 41.27,
    "ElecMoney": 33.02,
    "SeviceMoney": 16.5,
    "TotalMoney": 49.52,
}
ORDER: Content = {
    "StartChargeSeq": "MA1234567000000000000000001",
    "ConnectorID": "1001",
    "StartTime": "2025-10-01 15:00:00",
    "EndTime": "2025-10-01 15:58:20",
    "TotalPower": 41.27,
    "TotalElecMoney": 33.02,
    "TotalSeviceMoney": 16.51,
    "TotalMoney": 49.53,
    "StopReason": 2,
}
POWER: Content = {
    "SupStationPowerInfos": [
        {
            "OperatorID": "MA1234567",
            "StationID": "ST1",
            "DataTime": "2025-10-01 15:45:00",
            "StationRealTimePower": 67.1,
            "EquipmentPowerInfos": [
                {
                    "EquipmentID": "EQ1",
                    "EquipRealTimePower": 67.1,
                    "ConnectorPowerInfos": [
                        {"ConnectorID": "1001", "ConnectorRealTimePower": 60.1},
                        {
                            "ConnectorID": "1002",
                            "DataTime": "2025-10-01 15:45:02",
                            "ConnectorRealTimePower": 7,
                        },
                    ],
                }
            ],
        }
    ]
}
STATION: Content = {
    "StationID": "ST1",
    "OperatorID": "MA1234567",
    "EquipmentOwnerID": "MA1234567",
    "StationName": "示例站",
    "AreaCode": "500112",
    "StationTel": PHONE,
    "StationType": 1,
    "StationStatus": 50,
    "ParkNums": 2,
    "StationLng": 121.531541859215,
    "StationLat": 31.17530398364597,
    "Construction": 9,
    "BusineHours": "00:00-24:00",
    "EquipmentInfos": [
        {
            "EquipmentID": "EQ1",
            "ManufacturerName": "示例制造",
            "EquipmentModel": "M1",
            "EquipmentType": 1,
            "Power": 120.5,
            "ConnectorInfos": [
                {"ConnectorID": "1001", "ConnectorType": 4, "Power": 120.0, "ParkNo": "01"},
                {"ConnectorID": "1002", "ConnectorType": 6, "Power": 60},
            ],
        }
    ],
}
