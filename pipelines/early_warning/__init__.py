"""Early warning 预警: feeders and stations whose forecast passes what they may carry."""
